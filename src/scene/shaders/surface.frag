uniform float shaded;
uniform float contour;
uniform vec4 contour_color;
uniform float contour_width;
in vec2 surface_facing;
in vec4 surface_color;
in float surface_height;

out vec4 ink;

void
main ()
{
  /* Both sides are lit alike: a surface has no inside. */
  float lit = max (surface_facing.x < 0.0 ? -surface_facing.y : surface_facing.y, 0.0);
  vec3 rgb = surface_color.rgb * (shaded + (1.0 - shaded) * lit);

  if (contour > 0.0)
    {
      /* The distance to the nearest level, in pixels of the screen. */
      float level = surface_height / contour;
      float change = max (fwidth (level), 1e-6);
      float away = abs (fract (level - 0.5) - 0.5) / change;
      float line = clamp (0.5 * contour_width + 0.5 - away, 0.0, 1.0);

      /* Where levels crowd, and where all of a flat part is at one, they would be one dark patch. */
      line *= smoothstep (1e-5, 1e-4, change) * (1.0 - smoothstep (0.25, 0.6, change));
      rgb = mix (rgb, contour_color.rgb, line * contour_color.a);
    }
  ink = vec4 (rgb, surface_color.a);
}
