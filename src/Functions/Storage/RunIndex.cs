using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Tally.Questions;

namespace Tally.Functions.Storage;

/// <summary>
/// Questions in the order they were asked, newest first: a row key is the time counted down and the id. One partition holds all
/// questions, and one each holds those of a caller where callers are told apart. A row is written before its question and
/// touched once more when it ends; a row without a question is skipped.
/// </summary>
internal sealed class RunIndex(TallyTables tables)
{
    private const string All = "all";

    public async Task AddAsync(QuestionRun run, CancellationToken cancellationToken) =>
        await UpsertAsync(run, isOpen: true, cancellationToken);

    public async Task EndAsync(QuestionRun run, CancellationToken cancellationToken) =>
        await UpsertAsync(run, isOpen: false, cancellationToken);

    public async Task RemoveAsync(QuestionRun run, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        foreach (string partition in PartitionsOf(run))
            await table.DeleteEntityAsync(partition, RowOf(run), ETag.All, cancellationToken);
    }

    /// <summary>Ids of questions not known to have ended.</summary>
    public async IAsyncEnumerable<string> OpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {All} and IsOpen eq {true}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return IdOf(entity.RowKey);
    }

    /// <summary>Ids and the cursor after each, newest first.</summary>
    public async IAsyncEnumerable<(string Id, string Cursor)> ListAsync(RunQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        string filter = query.Owner is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {All} and IsUnlisted eq {false} and RowKey gt {query.After ?? ""}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(query.Owner)} and RowKey gt {query.After ?? ""}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, Math.Clamp(query.Size, 1, 1000), cancellationToken: cancellationToken))
            yield return (IdOf(entity.RowKey), entity.RowKey);
    }

    private async Task UpsertAsync(QuestionRun run, bool isOpen, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        foreach (string partition in PartitionsOf(run))
        {
            var entity = new TableEntity(partition, RowOf(run)) { ["IsOpen"] = isOpen, ["IsUnlisted"] = run.IsUnlisted };
            await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
        }
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => tables.OpenAsync("questions", cancellationToken);

    private static IEnumerable<string> PartitionsOf(QuestionRun run) => run.Owner is null ? [All] : [All, PartitionOf(run.Owner)];

    /// <summary>Who asked is an identity of any form; its hash is a key of one.</summary>
    private static string PartitionOf(string owner) => "by-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)));

    private static string RowOf(QuestionRun run) =>
        (DateTimeOffset.MaxValue.Ticks - run.CreatedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + "-" + run.Id;

    private static string IdOf(string row) => row[(row.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
