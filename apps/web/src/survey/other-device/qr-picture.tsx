import type { QrDrawing } from './draw-qr.ts';

/** A QR code, black on white in every colour scheme: cameras look for that, and for the white around it. */
export function QrPicture({ drawing, name }: { drawing: QrDrawing; name: string }) {
  const { side, path } = drawing;
  return (
    <svg className="qr" role="img" aria-label={name} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
