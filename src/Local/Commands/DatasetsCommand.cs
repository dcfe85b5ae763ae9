using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Http;
using Tally.Ingest.Publishing;
using Tally.Ingest;
using Tally.Local.Hosting;
using Tally.Local.Output;
using Tally.Local.SelfTests;
using Tally.SelfTests;

namespace Tally.Local.Commands;

/// <summary><c>tally datasets add|list|show|test|problems|remove|sweep</c>: what the home folder holds.</summary>
internal static class DatasetsCommand
{
    public static Command Create() => new("datasets", "Adds, lists, shows and removes datasets of the home folder.")
    {
        Add(), List(), Show(), Test(), Problems(), Remove(), Sweep(),
    };

    private static Command Add()
    {
        var paths = new Argument<string[]>("PATH") { Description = "CSV files, or folders of them.", Arity = ArgumentArity.ZeroOrMore };
        var watch = SharedOptions.Watch();
        var untested = SharedOptions.NoSelfTest();
        var limits = new LimitOptions();
        var command = new Command("add", "Ingests files and folders, and tests what is new.") { paths, watch, untested };
        limits.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && result.GetValue(watch) is not { Length: > 0 })
            {
                result.AddError("name files or folders to add, or folders to --watch.");
            }
        });
        return With(command, parsed => new HostSettings { AsksModel = Tests(parsed, untested), Reader = limits.Of(parsed) }, async (parsed, host, token) =>
        {
            var watched = parsed.GetValue(watch) ?? [];
            WatchedFolders.Check(watched);
            var scope = await DataPaths.OpenAsync(host.Services, parsed.GetValue(paths) ?? [], token) ?? DataScope.Empty;
            foreach (var dataset in scope.Datasets)
            {
                await Console.Out.WriteLineAsync($"{dataset.Id} {dataset.Version}");
            }

            if (Tests(parsed, untested))
            {
                await TestedDatasets.RunAsync(host.Services, scope, token);
            }

            await WatchedFolders.RunAsync(host.Services, watched, token);
        });
    }

    private static bool Tests(ParseResult parsed, Option<bool> untested) => !parsed.GetValue(untested) && SelfTestSetting.IsOn();

    private static Command Test()
    {
        var name = Name();
        return With(new Command("test", "Asks questions about a dataset whose answers its cells give, and keeps the score.") { name }, static _ => new HostSettings { AsksModel = true }, async (parsed, host, token) =>
        {
            var (_, dataset) = await FindAsync(host.Services, parsed.GetRequiredValue(name), token);
            var report = await host.Services.GetRequiredService<RunSelfTest>().RunAsync(dataset.Id, again: true, token)
                ?? throw new CommandRefusal("No model answered; nothing was kept.", ExitCode.Failed);
            await Console.Out.WriteLineAsync(SelfTestPrinter.Line(report));
            foreach (var failure in report.Failures)
            {
                await Console.Out.WriteLineAsync($"  {failure.Outcome}: {failure.Question} Expected {failure.Expected ?? "no answer"}, got: {failure.Answer.ReplaceLineEndings(" ")}");
            }
        });
    }

    private static Command List() => With(new Command("list", "Lists every dataset."), async (_, host, token) =>
    {
        var library = host.GetRequiredService<IDatasetLibrary>();
        foreach (var dataset in (await library.CurrentAsync(token)).Datasets)
        {
            if (await library.ProfileAsync(dataset, token) is { } profile)
            {
                string period = profile.Period is { } covered ? $", {covered.Column} {covered.From} to {covered.To}" : "";
                string problems = profile.ProblemCount > 0 ? $", {profile.ProblemCount} problems" : "";
                var tested = await SelfTestStore.ReadAsync(host.GetRequiredService<IArtifactStore>(), dataset, token);
                string flag = tested is { Flagged: true } ? $", SELF-TEST FOUND {tested.Wrong} WRONG" : "";
                await Console.Out.WriteLineAsync($"{profile.Id}: {profile.RowCount} rows, {profile.Columns.Count} columns{period}{problems}{flag}");
            }
        }
    });

    private static Command Show()
    {
        var name = Name();
        return With(new Command("show", "Shows a dataset's profile as JSON.") { name }, async (parsed, host, token) =>
        {
            var (_, dataset) = await FindAsync(host, parsed.GetRequiredValue(name), token);
            var profile = await host.GetRequiredService<IDatasetLibrary>().ProfileAsync(dataset, token);
            var selfTest = await SelfTestStore.ReadAsync(host.GetRequiredService<IArtifactStore>(), dataset, token);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(DatasetDocuments.Of(profile!, selfTest), TallyJson.Indented));
        });
    }

    private static Command Problems()
    {
        var name = Name();
        return With(new Command("problems", "Lists what the reader was unsure of.") { name }, async (parsed, host, token) =>
        {
            var (collection, dataset) = await FindAsync(host, parsed.GetRequiredValue(name), token);
            var problems = await host.GetRequiredService<DatasetProblems>().OfAsync(collection, dataset, token)
                ?? throw new CommandRefusal($"The problems of {dataset.Id} are gone; add the file again.", ExitCode.Failed);
            foreach (var problem in problems)
            {
                await Console.Out.WriteLineAsync(ProblemPrinter.Line(problem));
            }
        });
    }

    private static Command Remove()
    {
        var name = Name();
        return With(new Command("remove", "Takes a dataset out of the home folder.") { name }, async (parsed, host, token) =>
        {
            var (_, dataset) = await FindAsync(host, parsed.GetRequiredValue(name), token);
            await host.GetRequiredService<RemoveDataset>().RunAsync(dataset.Id, token);
        });
    }

    private static Command Sweep()
    {
        var keep = new Option<int>("--older-than")
        {
            Description = "Days since a newer version took its place.",
            DefaultValueFactory = _ => (int)new VersionRetention().Keep.TotalDays,
            HelpName = "DAYS",
        };
        keep.Within(0, 36_500, "--older-than takes a whole number of days, 0 or more.");
        return With(new Command("sweep", "Deletes versions that are no longer published; answers from them cannot be recomputed on them any more.") { keep }, async (parsed, host, token) =>
        {
            var sweep = host.GetRequiredService<SweepVersions>();
            var kept = TimeSpan.FromDays(parsed.GetValue(keep));
            // A version is marked by one sweep and deleted by a later one; with nothing to wait for, that is this one.
            int swept = await sweep.RunAsync(kept, token) + (kept == TimeSpan.Zero ? await sweep.RunAsync(kept, token) : 0);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{swept} versions deleted."));
        });
    }

    private static Argument<string> Name() => new("NAME") { Description = "collection/name, as 'datasets list' prints it." };

    private static async Task<(CollectionSnapshot Collection, DatasetRef Dataset)> FindAsync(
        IServiceProvider host, string name, CancellationToken cancellationToken)
    {
        var scope = await host.GetRequiredService<IDatasetLibrary>().CurrentAsync(cancellationToken);
        foreach (var collection in scope.Collections)
        {
            if (collection.Members.FirstOrDefault(dataset => dataset.Id.ToString() == name) is { } found)
            {
                return (collection, found);
            }
        }

        throw new CommandRefusal($"There is no dataset '{name}'; 'tally datasets list' lists them.");
    }

    private static Command With(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task> action) =>
        With(command, static _ => new HostSettings(), (parsed, host, token) => action(parsed, host.Services, token));

    private static Command With(Command command, Func<ParseResult, HostSettings> needs, Func<ParseResult, TallyHost, CancellationToken, Task> action)
    {
        var home = SharedOptions.Home();
        var verbose = SharedOptions.Verbose();
        command.Options.Add(home);
        command.Options.Add(verbose);
        command.SetAction((parsed, cancellationToken) => CommandEdge.RunAsync(
            async token =>
            {
                var settings = needs(parsed) with { Home = parsed.GetValue(home), Verbose = parsed.GetValue(verbose) };
                await using var host = await TallyHost.StartAsync(settings, token);
                await action(parsed, host, token);
                return ExitCode.Answered;
            },
            cancellationToken));
        return command;
    }
}
