#nullable disable
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Tally.HostContract.Rest;

namespace Azure.Data.Tables.Models
{
    public class TableItem
    {
        public TableItem(string name) => Name = name;

        public string Name { get; }
    }
}

namespace Azure.Data.Tables
{
    public class TableClientOptions : ClientOptions
    {
        public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
        {
        }

        public enum ServiceVersion
        {
            V2019_02_02 = 1,
            V2020_12_06 = 2,
        }
    }

    public class TableServiceClient
    {
        private readonly StorageAccount account;
        private readonly RestPipeline pipeline;

        protected TableServiceClient()
        {
        }

        public TableServiceClient(string connectionString)
            : this(StorageAccount.Parse(connectionString), new TableClientOptions())
        {
        }

        public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
            : this(StorageAccount.At(endpoint, tokenCredential), options ?? new TableClientOptions())
        {
        }

        private TableServiceClient(StorageAccount account, TableClientOptions options) =>
            (this.account, pipeline) = (account, new RestPipeline(options, account.TableSigning));

        public virtual Uri Uri => account.Tables;

        public virtual string AccountName => account.Name;

        public virtual TableClient GetTableClient(string tableName) => new(pipeline, account.Tables, tableName);
    }

    public class TableClient
    {
        private readonly TableRest rest;

        protected TableClient()
        {
        }

        internal TableClient(RestPipeline pipeline, Uri service, string name) => (rest, Name) = (new TableRest(pipeline, service), name);

        public virtual string Name { get; }

        public static string CreateQueryFilter(FormattableString filter) => TableFilter.Write(filter);

        public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { TableName = Name });
            var response = await rest.SendAsync(RequestMethod.Post, "Tables", body, null, cancellationToken, 201, 204, 409);
            return Response.FromValue(new TableItem(Name), response);
        }

        public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
            where T : ITableEntity =>
            rest.SendAsync(RequestMethod.Post, Name, TableRest.Body(entity), null, cancellationToken, 201, 204);

        public virtual Task<Response> UpdateEntityAsync<T>(
            T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
            where T : ITableEntity =>
            rest.SendAsync(TableRest.Method(mode), Path(entity), TableRest.Body(entity), ifMatch, cancellationToken, 204);

        public virtual Task<Response> UpsertEntityAsync<T>(
            T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
            where T : ITableEntity =>
            rest.SendAsync(TableRest.Method(mode), Path(entity), TableRest.Body(entity), null, cancellationToken, 204);

        public virtual Task<Response> DeleteEntityAsync(
            string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
            rest.SendAsync(
                RequestMethod.Delete, Path(partitionKey, rowKey), null, ifMatch == default ? ETag.All : ifMatch, cancellationToken, 204, 404);

        public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
            where T : class, ITableEntity
        {
            string query = select is null ? "" : "?$select=" + Uri.EscapeDataString(string.Join(',', select));
            var response = await rest.SendAsync(RequestMethod.Get, Path(partitionKey, rowKey) + query, null, null, cancellationToken, 200, 404);
            return response.Status == 404 ? new Missing<T>(response) : Response.FromValue(TableRest.Entity<T>(response), response);
        }

        public virtual AsyncPageable<T> QueryAsync<T>(
            string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
            where T : class, ITableEntity =>
            new Pages<T>((marker, size, token) => rest.PageAsync<T>(Name, filter, size ?? maxPerPage, select, marker, token), cancellationToken);

        private string Path(ITableEntity entity) => Path(entity.PartitionKey, entity.RowKey);

        private string Path(string partition, string row) => $"{Name}(PartitionKey='{Quoted(partition)}',RowKey='{Quoted(row)}')";

        private static string Quoted(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
    }
}
