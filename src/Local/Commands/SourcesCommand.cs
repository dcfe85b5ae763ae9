using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Http;
using Tally.Local.Hosting;
using Tally.Refresh;

namespace Tally.Local.Commands;

/// <summary><c>tally sources add|list|show|remove|refresh</c>: files on the web that feed datasets.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "Adds, lists, shows, removes and refreshes files on the web that feed datasets.")
    {
        Add(), List(), Show(), Remove(), Refresh(),
    };

    private static Command Add()
    {
        var name = Name();
        var url = new Argument<string>("URL") { Description = $"https address of the file; its host is in {SourceSettings.HostsSetting}." };
        var dataset = new Option<string>("--dataset") { Description = "The dataset it feeds.", HelpName = "COLLECTION/NAME", Required = true };
        var schedule = new Option<string?>("--schedule")
        {
            Description = $"When 'serve' looks at it, NCRONTAB in UTC (default \"{RefreshSchedule.Daily}\").",
            HelpName = "NCRONTAB",
        };
        return With(new Command("add", "Adds a source, or changes the one of that name; nothing is fetched yet.") { name, url, dataset, schedule }, async (parsed, host, token) =>
            await SayAsync(await host.GetRequiredService<SaveSource>().RunAsync(
                new SourceInput(parsed.GetRequiredValue(name), parsed.GetRequiredValue(url), parsed.GetRequiredValue(dataset), parsed.GetValue(schedule)), token)));
    }

    private static Command List() => With(new Command("list", "Lists every source and how its last look went."), async (_, host, token) =>
    {
        foreach (var source in await host.GetRequiredService<ShowSource>().AllAsync(token))
        {
            await Console.Out.WriteLineAsync($"{source.Name}: {source.Url} -> {source.Dataset}, \"{source.Schedule}\", {Last(source)}");
        }
    });

    private static Command Show()
    {
        var name = Name();
        return With(new Command("show", "Shows a source as JSON.") { name }, async (parsed, host, token) =>
        {
            string called = parsed.GetRequiredValue(name);
            var source = await host.GetRequiredService<ShowSource>().RunAsync(called, token) ?? throw Unknown(called);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(SourceDocument.Of(source), TallyJson.Indented));
        });
    }

    private static Command Remove()
    {
        var name = Name();
        return With(new Command("remove", "Forgets a source; its dataset stays.") { name }, async (parsed, host, token) =>
        {
            string called = parsed.GetRequiredValue(name);
            if (!await host.GetRequiredService<RemoveSource>().RunAsync(called, token))
            {
                throw Unknown(called);
            }

            await Console.Out.WriteLineAsync($"Removed {called}.");
        });
    }

    private static Command Refresh()
    {
        var names = new Argument<string[]>("NAME") { Description = "Sources to look at; all of them when none is named.", Arity = ArgumentArity.ZeroOrMore };
        return With(new Command("refresh", "Looks at sources now, whatever their schedule.") { names }, async (parsed, host, token) =>
        {
            string[] called = parsed.GetValue(names) ?? [];
            var all = called.Length > 0 ? called : (await host.GetRequiredService<ShowSource>().AllAsync(token)).Select(source => source.Name);
            bool isWell = true;
            foreach (string name in all)
            {
                var outcome = await host.GetRequiredService<RefreshSource>().RunAsync(name, token);
                isWell &= outcome is SourceOutcome.Refreshed { Source.Last.Outcome: SourceState.Changed or SourceState.Unchanged };
                await SayAsync(outcome);
            }

            if (!isWell)
            {
                throw new CommandRefusal("Not every source could be refreshed.", ExitCode.Failed);
            }
        });
    }

    private static Task SayAsync(SourceOutcome outcome) => outcome switch
    {
        SourceOutcome.Saved { IsNew: true } saved => Console.Out.WriteLineAsync($"Added {saved.Source.Name}."),
        SourceOutcome.Saved saved => Console.Out.WriteLineAsync($"Changed {saved.Source.Name}."),
        SourceOutcome.Refreshed refreshed => Console.Out.WriteLineAsync($"{refreshed.Source.Name}: {Last(refreshed.Source)}"),
        SourceOutcome.NotFound missing => throw Unknown(missing.Name),
        SourceOutcome.Refused refused => throw new CommandRefusal(string.Join(' ', refused.Problems)),
        SourceOutcome.Conflict conflict => throw new CommandRefusal($"{conflict.Name} was changed by somebody else at the same time.", ExitCode.Failed),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Last(DataSource source) => source.Last is not { } last
        ? "never looked at"
        : string.Create(CultureInfo.InvariantCulture, $"{last.Outcome.ToString().ToLowerInvariant()} {last.At:u}{(last.Message is { } why ? ": " + why : "")}");

    private static Argument<string> Name() => new("NAME") { Description = "The source's name." };

    private static CommandRefusal Unknown(string name) => new($"There is no source '{name}'; 'tally sources list' lists them.");

    private static Command With(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task> action)
    {
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        command.Options.Add(home);
        command.Options.Add(verbose);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            async token =>
            {
                var settings = new HostSettings { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose) };
                await using var host = await TallyHost.StartAsync(settings, token);
                await action(parsed, host.Services, token);
                return ExitCode.Answered;
            },
            cancellationToken));
        return command;
    }
}
