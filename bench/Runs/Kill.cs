using System.Text.Json.Nodes;
using Tally.Questions;

namespace Tally.Bench.Runs;

/// <summary>Kills the process that answers at random points, restarts it until it is done, and checks what is left behind.</summary>
internal static class Kill
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        string state = Path.Combine(arguments.Home, "emulator");
        string home = Path.Combine(arguments.Home, "tally");
        await using var emulator = await Emulator.StartHereAsync(arguments, state);
        var random = new Random(arguments.Seed);
        int kills = 0;
        while (true)
        {
            using var worker = Self.Start(
                $"worker --home {home} --model {emulator.BaseAddress} --questions {arguments.Questions} --seed {arguments.Seed} --at-once {arguments.AtOnce} --data {arguments.Data}",
                redirect: false);
            int patience = 1_000 + random.Next(3_000);
            if (worker.WaitForExit(patience) && worker.ExitCode == 0)
                break;
            worker.Kill();
            await worker.WaitForExitAsync();
            kills++;
        }

        bool isGood = await CheckAsync(arguments, emulator.BaseAddress, home, Path.Combine(state, "emulator-log.jsonl"), kills);
        Directory.Delete(arguments.Home, recursive: true);
        return isGood ? 0 : 1;
    }

    private static async Task<bool> CheckAsync(Arguments arguments, Uri model, string home, string log, int kills)
    {
        await using var bench = new Workbench(home, model);
        var questions = new Questionnaire(arguments.Data, arguments.Seed);
        int right = 0, lost = 0, twice = 0, unclear = 0;
        var recorded = new Dictionary<(string, string), List<string>>();
        for (int number = 0; number < arguments.Questions; number++)
        {
            string id = await bench.AskAsync(questions.Question(number), Questionnaire.Key(number));
            var run = (await bench.Runs.GetAsync(id, CancellationToken.None))!.Value;
            var events = await bench.Runs.EventsAsync(id, 0, CancellationToken.None);
            var answer = await bench.Driver.RunAsync(id, CancellationToken.None);
            right += questions.IsRight(number, answer.Figures.Select(figure => figure.Value)) ? 1 : 0;
            lost += run.IsEnded ? 0 : 1;
            twice += events.Count(one => one.Kind is "answer" or "failed") > 1 ? 1 : 0;
            unclear += run.UnclearStarts;
            foreach (var one in events.Where(one => (string?)one.Data["step"] == "segment"))
            {
                var key = (id, one.Data["segment"]!.ToJsonString());
                recorded.TryAdd(key, []);
                recorded[key].Add((string)one.Data["response"]!);
            }
        }

        var (created, duplicates, violations) = Bought(log, recorded);
        Console.WriteLine(
            $"""
            questions {arguments.Questions}, endpoint {arguments.Endpoint}, seed {arguments.Seed}, killed {kills} times
            right {right}, lost {lost}, answered twice {twice}
            segments bought {created}, bought once more before their id was recorded {duplicates} (starts known to be unclear: {unclear})
            segments bought again after their id was recorded {violations}
            """);
        return right == arguments.Questions && lost == 0 && twice == 0 && violations == 0;
    }

    /// <summary>The emulator's own log against what the runs recorded.</summary>
    private static (int Created, int Duplicates, int Violations) Bought(string log, Dictionary<(string, string), List<string>> recorded)
    {
        var created = File.ReadLines(log).Select(line => JsonNode.Parse(line)!)
            .Where(line => (string?)line["event"] == "created" && line["metadata"]?["question"] is not null)
            .GroupBy(line => ((string)line["metadata"]!["question"]!, (string)line["metadata"]!["segment"]!), line => (string)line["id"]!)
            .ToDictionary(group => group.Key, group => group.ToList());
        int violations = recorded.Count(one => one.Value.Distinct().Count() > 1)
            + created.Count(one => recorded.TryGetValue(one.Key, out var known) && known.Any(id => one.Value.Contains(id) && one.Value.IndexOf(id) < one.Value.Count - 1));
        return (created.Values.Sum(ids => ids.Count), created.Values.Sum(ids => ids.Count - 1), violations);
    }
}
