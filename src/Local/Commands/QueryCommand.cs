using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Local.Hosting;
using Tally.Local.Output;
using Tally.Queries;

namespace Tally.Local.Commands;

/// <summary><c>tally query "SQL" --data PATH</c>: exact, no model.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var sql = new TextArgument("SQL", "One SELECT; a table is a file's name or its folder's.", data);
        var json = new Option<bool>("--json") { Description = "Print cells with their lineage as JSON." };
        var csv = new Option<bool>("--csv") { Description = "Print RFC 4180 text." };
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("query", "Runs SQL over the data exactly, without a model.") { data, json, csv, home, verbose };
        sql.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => QueryAsync(
                sql.Of(parsed),
                parsed.GetValue(json) ? QueryFormat.Json : parsed.GetValue(csv) ? QueryFormat.Csv : QueryFormat.Table,
                new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose) },
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> QueryAsync(
        (string Sql, IReadOnlyList<string> Data) asked, QueryFormat format, HostSettings settings, CancellationToken cancellationToken)
    {
        await using var host = await TallyHost.StartAsync(settings, cancellationToken);
        var scope = await DataPaths.OpenAsync(host.Services, asked.Data, cancellationToken)
            ?? await host.Services.GetRequiredService<IDatasetLibrary>().CurrentAsync(cancellationToken);
        var outcome = await host.Services.GetRequiredService<IQueryEngine>().RunAsync(asked.Sql, scope, QueryLimits.Default, cancellationToken);
        switch (outcome)
        {
            case QueryOutcome.Succeeded succeeded:
                await QueryPrinter.WriteAsync(Console.Out, succeeded.Result, format);
                foreach (var warning in succeeded.Result.Warnings)
                {
                    await Console.Error.WriteLineAsync($"tally: {warning.Message}");
                }

                if (format == QueryFormat.Table && succeeded.Result is { Rows.Count: 0, Warnings.Count: 0 })
                {
                    await Console.Error.WriteLineAsync("tally: No row meets the conditions.");
                }

                return ExitCode.Answered;

            case QueryOutcome.Refused refused:
                throw new CommandRefusal(QueryPrinter.Sentence(refused.Error));

            default:
                throw new UnreachableException();
        }
    }
}
