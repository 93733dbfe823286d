// Every file of dashboards/, by its name.
{
  'classification.json': import 'classification.libsonnet',
  'compare.json': import 'compare.libsonnet',
  'curves.json': import 'curves.libsonnet',
  'distributions.json': import 'distributions.libsonnet',
  'findings.json': import 'findings.libsonnet',
  'learning-rate.json': import 'learning-rate.libsonnet',
  'network.json': import 'network.libsonnet',
  'patches.json': import 'patches.libsonnet',
  'regression.json': import 'regression.libsonnet',
  'runs.json': import 'runs.libsonnet',
  'sweep.json': import 'sweep.libsonnet',
}
