import { assert } from 'chai';
import { type Edit, mapBack, mapForward, moveLine, moveRegion, touches } from '../../../extension/track.ts';

const edit = (start: number, removed: number, inserted: string): Edit => ({ start, removed, inserted });

describe('a region in an edited text', () => {
  const region = { start: 10, end: 20 };

  it('moves with what is typed or deleted before it', () => {
    assert.deepEqual(moveRegion(region, edit(0, 0, 'abc')), { start: 13, end: 23 });
    assert.deepEqual(moveRegion(region, edit(2, 4, 'x')), { start: 7, end: 17 });
    assert.deepEqual(moveRegion(region, edit(10, 0, 'abc')), { start: 13, end: 23 });
  });

  it('stays where it is when what follows changes', () => {
    assert.deepEqual(moveRegion(region, edit(21, 0, 'abc')), region);
    assert.deepEqual(moveRegion(region, edit(20, 3, '')), region);
  });

  it('grows with what is typed in it or at its end', () => {
    assert.deepEqual(moveRegion(region, edit(15, 1, 'abc')), { start: 10, end: 22 });
    assert.deepEqual(moveRegion(region, edit(20, 0, '\nabc')), { start: 10, end: 24 });
  });

  it('keeps what is left of it when a deletion crosses an end', () => {
    assert.deepEqual(moveRegion(region, edit(5, 8, '')), { start: 5, end: 12 });
    assert.deepEqual(moveRegion(region, edit(18, 8, 'ab')), { start: 10, end: 20 });
  });

  it('is cleared when all of it is deleted, and only then', () => {
    assert.isUndefined(moveRegion(region, edit(10, 10, '')));
    assert.isUndefined(moveRegion(region, edit(5, 30, '\n')));
    assert.isUndefined(moveRegion({ start: 10, end: 11 }, edit(10, 1, '')));
    assert.deepEqual(moveRegion(region, edit(8, 20, 'f = 1')), { start: 8, end: 13 });
  });
});

describe('places in an edited text', () => {
  it('are touched by edits inside of them and at their ends', () => {
    const span = { start: 10, end: 20 };
    assert.isTrue(touches(span, edit(20, 0, '5')));
    assert.isTrue(touches(span, edit(9, 1, '')));
    assert.isFalse(touches(span, edit(21, 2, '')));
    assert.isFalse(touches(span, edit(5, 4, 'abc')));
  });

  it('are found back through edits, unless they were typed since', () => {
    const edits = [edit(0, 0, 'abc'), edit(10, 4, 'x')];
    assert.equal(mapBack(5, edits), 2);
    assert.equal(mapBack(12, edits), 12);
    assert.isUndefined(mapBack(10, edits));
    assert.isUndefined(mapBack(1, edits));
  });

  it('are found forward through edits, unless these changed them', () => {
    assert.deepEqual(mapForward({ start: 5, end: 8 }, [edit(0, 0, 'abc')]), { start: 8, end: 11 });
    assert.deepEqual(mapForward({ start: 5, end: 8 }, [edit(8, 0, 'abc')]), { start: 5, end: 8 });
    assert.isUndefined(mapForward({ start: 5, end: 8 }, [edit(6, 1, 'z')]));
  });
});

describe('the note of a line', () => {
  const at = (startLine: number, startCharacter: number, endLine: number, inserted: string) => ({
    ...{ startLine, startCharacter, endLine, inserted },
  });

  it('moves with lines that are put in or taken out above', () => {
    assert.equal(moveLine(5, at(2, 0, 2, '\n\n')), 7);
    assert.equal(moveLine(5, at(2, 3, 4, '')), 3);
    assert.equal(moveLine(5, at(5, 0, 5, '\n')), 6);
  });

  it('stays when the text on the line or below changes', () => {
    assert.equal(moveLine(5, at(5, 4, 5, '\n')), 5);
    assert.equal(moveLine(5, at(6, 0, 9, '')), 5);
  });

  it('goes with its line', () => {
    assert.isUndefined(moveLine(5, at(4, 2, 7, '')));
    assert.isUndefined(moveLine(5, at(5, 0, 6, '')));
  });
});
