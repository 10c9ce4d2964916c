import { encode } from 'uqr';

/** A QR code as a path of squares, and the side of the picture in them: its margin of four, which readers need, included. */
export interface QrDrawing {
  side: number;
  path: string;
}

/** @throws RangeError when the text is longer than a QR code holds */
export function drawQr(text: string): QrDrawing {
  // Medium: a camera that sees the picture at a slant, or a reflection on it, still reads it.
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  return { side: size, path: data.map(darkRuns).join('') };
}

function darkRuns(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x] || row[x - 1]) continue;
    let length = 1;
    while (row[x + length]) length += 1;
    path += `M${x} ${y}h${length}v1h-${length}z`;
  }
  return path;
}
