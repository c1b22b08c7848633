// As it was written before rest parameters and let.
function sum() {
  var total = 0;
  for (var i = 0; i < arguments.length; i++) total += arguments[i];
  return total;
}
function Vector(x, y) { this.x = x; this.y = y; }
Vector.prototype.dot = function (other) { return this.x * other.x + this.y * other.y; };
Vector.prototype.length = function () { return Math.sqrt(this.dot(this)); };
Vector.zero = new Vector(0, 0);
var list = Array.prototype.slice.call((function () { return arguments; })(1, 2, 3), 1);
var u = new Vector(3, 4), u = new Vector(6, 8);
var self = (function () { var that = { n: 1 }; that.grow = function () { that.n++; return that; }; return that; })();
var counter = (function () { var n = 0; return { inc: function () { return ++n; } }; }());
counter.inc(); counter.inc();
total = 0;
for (var key in u) if (u.hasOwnProperty(key)) total += u[key];
function spread() { return sum.apply(null, arguments) + Math.max.apply(Math, arguments); }
var args = (function (a, b) { return [arguments.length, typeof arguments, arguments[5], [].join.call(arguments), [...arguments].length, 'length' in arguments]; })(1);
var inner = (function () { return (() => arguments[0])(); })('outer');
if (true) { function declared() { return 'in a block'; } }
var out = [sum(1, 2, 3), u.length(), Vector.zero.dot(u), list, self.grow().grow().n, counter.inc(), total, spread(1, 2, 3), args, inner, declared(), 010];
