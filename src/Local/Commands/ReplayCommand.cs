using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Local.Hosting;
using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Commands;

/// <summary><c>tally replay ID [--latest]</c> and <c>tally replay --changed</c>: answers recomputed without a model.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "The question's id, as 'tally ask --json' and the API print it.", Arity = ArgumentArity.ZeroOrOne };
        var latest = new Option<bool>("--latest") { Description = "Recompute on the newest versions of the data and show what differs." };
        var changed = new Option<bool>("--changed") { Description = "List the answers whose figures newer versions of their data change." };
        var data = SharedOptions.Data();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        var command = new Command("replay", "Recomputes an answer from its stored queries, without a model.") { id, latest, changed, data, json, home, verbose };
        command.Validators.Add(given =>
        {
            if (given.GetValue(id) is null == given.GetValue(changed) is false)
                given.AddError("Give a question's id, or --changed.");
        });
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            async token =>
            {
                await using var host = await TallyHost.StartAsync(new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose) }, token);
                _ = await DataPaths.OpenAsync(host.Services, parsed.GetValue(data) ?? [], token);
                IReadOnlyList<ReplayOutcome.Replayed> replays = parsed.GetValue(id) is { } question
                    ? [await OneAsync(host.Services, question, parsed.GetValue(latest) ? ReplayOn.Newest : ReplayOn.Pinned, token)]
                    : await host.Services.GetRequiredService<ChangedAnswers>().AllAsync(null, token).ToListAsync(token);
                if (parsed.GetValue(json))
                    await Console.Out.WriteLineAsync(parsed.GetValue(changed) ? JsonSerializer.Serialize(replays, QuestionJson.Indented) : JsonSerializer.Serialize(replays[0], QuestionJson.Indented));
                else
                    await ReplayPrinter.WriteAsync(Console.Out, replays, parsed.GetValue(changed));
                return replays.All(replay => replay.IsFigureSame && (parsed.GetValue(latest) || replay.IsSame)) ? ExitCode.Answered : ExitCode.Changed;
            },
            cancellationToken));
        return command;
    }

    private static async Task<ReplayOutcome.Replayed> OneAsync(IServiceProvider services, string id, ReplayOn on, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ReplayQuestion>().RunAsync(id, on, cancellationToken) switch
        {
            ReplayOutcome.Replayed replayed => replayed,
            ReplayOutcome.NothingToReplay nothing => throw new CommandRefusal(nothing.Message),
            ReplayOutcome.NotFound => throw new CommandRefusal($"There is no question '{id}' under this home."),
            _ => throw new UnreachableException(),
        };
}
