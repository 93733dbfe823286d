// The provisioned data source (provisioning/datasources) and how it is asked.
local reference = { type: 'grafana-postgresql-datasource', uid: 'epochscope' };
{
  reference: reference,
  target(sql):: {
    refId: 'A',
    datasource: reference,
    format: 'table',
    rawQuery: true,
    editorMode: 'code',
    rawSql: sql,
  },
}
