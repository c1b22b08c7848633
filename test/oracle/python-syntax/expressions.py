1; 0; 00; 1_000; 0xFF; 0XaB_c; 0o17; 0b1_01; 99999999999999999999999
1.; .5; 1e3; 1_0.0_1e-1_0; 3j; 1.5J; 0.; 1E+2
True; False; None; ...
x; x.y.z; x[0]; x[1:2]; x[:]; x[::2]; x[a:b:c]; x[1, 2]; x[1:2, ...]; x[:, 0]; x[-1]; x[(1, 2)]; x[a,]
f(); f(1); f(1, 2,); f(*a, **k); f(x=1, *a, y=2, **k); f(x for x in y); f((x for x in y), 1); f(a)(b)[c].d
+x; -x; ~x; not x; - -x; not not x; -x ** -y; (-x) ** y
a + b - c; a * b / c // d % e; a @ b; a ** b ** c; a << 1 >> 2; a & b | c ^ d; (a + b) * c
a < b; a < b <= c != d; a == b; a > b >= c; a is b; a is not b; a in b; a not in b; not a in b
a and b; a and b and c; a or b and c or d; (a or b) and c; not a and b
a if b else c; a if b else c if d else e; (a if b else c) + 1
(); (a,); (a, b); a, b; (a); ((a)); [a]; []; [a, *b]; {a}; {a, *b}; {}; {a: b}; {a: b, **c, d: e}
[x for x in y]; [x for x in y if x if z]; [x + w for x in y for w in x]; {x for x in y}; {k: v for k, v in y}
(x for x in y); [[i for i in r] for r in m]; [x for x, in y]; [(j := i + 1) for i in y]
lambda: 0; lambda x: x; lambda x, y=1, *a, z, w=2, **k: x + y; lambda *, k: k; lambda x, /, y: 0; (lambda: 1)()
(y := 5); f(y := 5); (a, y := 1)
'a'; "b"; '''c'''; """d
e"""; r'\n'; b'f\x00'; rb'\d'; 'a' "b"; 'a' \
    'b'; ('a'
    'b'); u'x'; "\n\t\\\x41\u4e2d\U0001f600\101\0\q"; '\
joined'
"é" + "中文" + "😀" + ß
变量 = 输入 + 1; café.naïve; 名["键"]
