/* A piece of a line as a quad of constant width on the screen, with half a circle at both ends. */
uniform mat4 matrix;
uniform vec2 viewport;
uniform float width;
uniform float lift;

in vec3 position;
in vec3 normal; /* the other end */
in vec4 corner; /* which end (0 or 1), which side (-1 or 1), the way to this end, the way to the other */

out vec2 piece;  /* pixels from the first end along the piece, and across */
out float piece_length;
out float piece_way;

void
main ()
{
  vec4 here = matrix * vec4 (position, 1.0);
  vec4 there = matrix * vec4 (normal, 1.0);
  vec2 a = here.xy / here.w * 0.5 * viewport;
  vec2 b = there.xy / there.w * 0.5 * viewport;
  vec2 along = b - a;
  float size = length (along);
  float reach = 0.5 * width + 1.0;

  along = size > 1e-3 ? along / size : vec2 (1.0, 0.0);
  /* Outwards from this end, and to the side that is the same from both ends. */
  vec2 across = vec2 (-along.y, along.x) * corner.y;
  vec2 shift = -along * reach + across * reach;

  gl_Position = here;
  gl_Position.xy += shift / (0.5 * viewport) * here.w;
  gl_Position.z -= lift * here.w;

  piece_length = size;
  piece = corner.x < 0.5 ? vec2 (-reach, corner.y * reach) : vec2 (size + reach, -corner.y * reach);
  piece_way = corner.x < 0.5 ? corner.z : corner.w;
}
