// What a mistake looks like: all before it is shown, and the line that fails says why.
// Write `settings.offset` where it says `settings.ofset.value`.

const x = 2;
const settings = { scale: 3, offset: 0.5 };

const scaled = x * settings.scale;
const moved = scaled + settings.ofset.value;
const f = moved * moved;
