uniform sampler2D atlas; /* red: the mark, green: the mark with its rim */
uniform vec2 cell;       /* where the mark begins, and how wide a cell is */
uniform vec4 color;
uniform vec4 outline;

in vec2 place;

out vec4 ink;

void
main ()
{
  vec2 cover = texture (atlas, vec2 (cell.x + place.x * cell.y, place.y)).rg;
  float rim = max (cover.g - cover.r, 0.0) * outline.a;
  float body = cover.r * color.a;
  float all = body + rim;

  if (all < 0.02)
    discard;
  ink = vec4 ((color.rgb * body + outline.rgb * rim) / all, all);
}
