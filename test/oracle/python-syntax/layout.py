if a:
	tabbed = 1
	if b:
		deeper = 2  # tabs
# at the margin
	still = 3

    # odd comment
else :
  two = 2

class  Spaced ( object ) :
      def  method ( self , a = 1 ) : return a
x = [
  1,  # one
# margin comment
  2,
]; y = {
'k': (1,
2), }
z = """
def not_code():
    pass
"""
def f(a,
      b): return a if a else \
    b
