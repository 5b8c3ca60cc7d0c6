/* A mark as a square of constant size on the screen. */
uniform mat4 matrix;
uniform vec2 viewport;
uniform float size;
uniform float lift;

in vec3 position;
in vec4 corner; /* -1 or 1 each way */

out vec2 place;

void
main ()
{
  gl_Position = matrix * vec4 (position, 1.0);
  gl_Position.xy += corner.xy * size / viewport * gl_Position.w;
  gl_Position.z -= lift * gl_Position.w;
  place = 0.5 + 0.5 * vec2 (corner.x, -corner.y);
}
