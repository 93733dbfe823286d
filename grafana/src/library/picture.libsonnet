// Pictures that metrics-service draws, and links, as HTML of text panels. What is asked for is a hidden variable: it gets
// its value at once, so that no browser fetches an address of which some parts are not chosen yet.
local link(href, text, title) = '<a href="%s" title="%s">%s</a>' % [href, title, text];
local centred(html) = '<div style="text-align:center">%s</div>\n' % html;

{
  // A picture that is as large as the panel allows. address: name of the variable; none: why there may be no address.
  image(address, height, none='nothing recorded yet')::
    centred('<img src="${%s:raw}" alt="No picture: %s, or metrics-service cannot be reached" style="max-width:100%%;max-height:%dpx">' % [address, none, height]),

  // A picture that is as wide as the panel; what is below its edge comes by scrolling.
  sheet(address, none)::
    centred('<img src="${%s:raw}" alt="No picture: %s, or metrics-service cannot be reached" style="max-width:100%%">' % [address, none]),

  // From epoch to epoch. here: what gives the address of this dashboard with another epoch.
  steps(here)::
    centred(std.join(' &nbsp; ', [
      link(here('var-epoch=first'), '« first', 'First epoch'),
      link(here('var-epoch=${earlier:percentencode}'), '‹ earlier', 'Epoch ${earlier}'),
      '<b>epoch ${at}</b>',
      link(here('var-epoch=${later:percentencode}'), 'later ›', 'Epoch ${later}'),
      link(here('var-epoch=last'), 'last »', 'Last epoch, and those to come'),
    ])),

  // Links to files of the scene. scene: the variable that has the scene's address.
  files(scene, entries):: std.join('\n', ['<ul>'] + [
    '<li>%s: %s</li>' % [link('${%s:raw}/%s' % [scene, entry.file], entry.text, entry.file), entry.use]
    for entry in entries
  ] + ['</ul>']),
}
