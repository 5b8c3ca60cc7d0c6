uniform vec4 color;
uniform float width;
uniform float dash;
uniform float way_scale; /* pixels for each unit of the way */

in vec2 piece;
in float piece_length;
in float piece_way;

out vec4 ink;

void
main ()
{
  float beyond = piece.x - clamp (piece.x, 0.0, piece_length);
  float away = length (vec2 (beyond, piece.y));
  float cover = clamp (0.5 * width + 0.5 - away, 0.0, 1.0);

  if (dash > 0.0)
    {
      float place = fract ((piece_way * way_scale + clamp (piece.x, 0.0, piece_length)) / (2.0 * dash));

      if (place > 0.5)
        discard;
    }
  if (cover <= 0.0)
    discard;
  ink = vec4 (color.rgb, color.a * cover);
}
