using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tally.Local.Evaluation;
using Tally.Local.Hosting;

namespace Tally.Local.Commands;

/// <summary><c>tally eval FILE.jsonl --data PATH</c>: many questions over data ingested once, scored where the answer is known.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "One question a line, as JSON." };
        var data = SharedOptions.Data();
        var output = new Option<string?>("--output") { Description = "Where the answers go, one a line.", HelpName = "FILE" };
        var parallel = new Option<int>("--parallel") { Description = "Questions in flight at once.", DefaultValueFactory = _ => 1, HelpName = "N" };
        parallel.Within(1, 256, "--parallel takes a whole number from 1 to 256.");
        var model = SharedOptions.Model();
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("eval", "Asks every question of a file and prints the score.") { file, data, output, parallel, model, home, verbose };
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            token => EvalAsync(
                parsed.GetRequiredValue(file),
                parsed.GetValue(data) ?? [],
                parsed.GetValue(output),
                parsed.GetValue(parallel),
                new HostSettings
                {
                    Home = parsed.GetValue(home),
                    Verbose = parsed.GetValue(verbose),
                    Model = parsed.GetValue(model),
                    AsksModel = true,
                },
                token),
            cancellationToken));
        return command;
    }

    private static async Task<int> EvalAsync(
        string file, IReadOnlyList<string> data, string? output, int parallel, HostSettings settings, CancellationToken cancellationToken)
    {
        var cases = await EvalFile.ReadAsync(file, cancellationToken);
        await using var host = await TallyHost.StartAsync(settings, cancellationToken);
        var scope = await DataPaths.OpenAsync(host.Services, data, cancellationToken);
        var asker = new EvalAsker(host.Services.GetRequiredService<Asking>(), new EvalScopes(scope, data));
        var answers = await asker.AskAllAsync(cases, parallel, cancellationToken);
        if (output is not null)
        {
            await EvalAnswers.WriteAsync(output, answers, cancellationToken);
        }

        await Console.Out.WriteAsync(EvalReport.Of(cases, answers));
        return ExitCode.Answered;
    }
}
