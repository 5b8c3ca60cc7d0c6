uniform mat4 matrix;
uniform vec3 eye;
uniform vec3 light;

in vec3 position;
in vec3 normal;
in vec4 color;

out vec2 surface_facing; /* the eye, and the light */
out vec4 surface_color;
out float surface_height;

void
main ()
{
  gl_Position = matrix * vec4 (position, 1.0);
  surface_facing = vec2 (dot (normal, eye), dot (normal, light));
  surface_color = color;
  surface_height = position.z;
}
