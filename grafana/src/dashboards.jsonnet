// Every file of dashboards/, by its name.
{
  'curves.json': import 'curves.libsonnet',
  'distributions.json': import 'distributions.libsonnet',
  'network.json': import 'network.libsonnet',
  'patches.json': import 'patches.libsonnet',
  'runs.json': import 'runs.libsonnet',
}
