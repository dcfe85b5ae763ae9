using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Tally.Bench.Analyst;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;

// The analyst's own time for a question: all its turns, without the tools, the wire and the product around it.
// Usage: dotnet run -c Release --project bench/Analyst [QUESTIONS] [SEED]
int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var random = new Random(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 9);
string listing = Listing.Json();
string Name() => Listing.Names[random.Next(Listing.Names.Count)];
string Measure() => Listing.Measures[random.Next(Listing.Measures.Count)];
string Year() => random.Next(2012, 2022).ToString(CultureInfo.InvariantCulture);
Func<string>[] kinds =
[
    () => $"Quel était le nombre de {Measure()} de {Name()} en {Year()} ?",
    () => $"What were the {Measure()} of {Name()} in {Year()}?",
    () => $"Quelle commune a le plus de {Measure()} en {Year()} ?",
    () => $"Compare les {Measure()} de {Name()} et de {Name()} en {Year()}",
    () => $"By how much did the {Measure()} of {Name()} change between 2012 and 2021?",
    () => $"Top 5 des communes par {Measure()} en {Year()}",
    () => $"What share of all {Measure()} in {Year()} is {Name()}'s?",
    () => $"Combien de pizzas à {Name()} en {Year()} ?",
];

var analyst = new RuleBasedAnalyst();
for (int warm = 0; warm < 200; warm++)
{
    Ask(kinds[warm % kinds.Length]());
}

long before = Environment.TickCount64;
TimeSpan cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
double[] times = [.. Enumerable.Range(0, count).Select(at => Ask(kinds[at % kinds.Length]())).Order()];
TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime - cpuBefore;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} questions over {Listing.Names.Count} files: median {times[count / 2]:0.0} ms, 95 % within {times[count * 95 / 100]:0.0} ms, most {times[^1]:0.0} ms; {times.Count(static time => time < 20) * 100.0 / count:0.0} % under 20 ms; {cpu.TotalMilliseconds / count:0.0} ms of processor time each; {(Environment.TickCount64 - before) / 1000.0:0.0} s in all."));
return 0;

double Ask(string question)
{
    List<AnalystItem> items = [new AnalystItem.Message("user", question)];
    long spent = 0;
    for (int turn = 0; turn < 12; turn++)
    {
        long start = Stopwatch.GetTimestamp();
        AnalystOutput output = analyst.Respond(new AnalystInput { Instructions = "", Tools = [], Items = items });
        spent += Stopwatch.GetTimestamp() - start;
        if (output is not AnalystOutput.Calls calls)
        {
            break;
        }

        foreach (AnalystCall call in calls.Items)
        {
            string id = "call_" + items.Count.ToString(CultureInfo.InvariantCulture);
            items.Add(new AnalystItem.FunctionCall(id, call.Name, call.Arguments.ToJsonString()));
            items.Add(new AnalystItem.FunctionOutput(id, call.Name == "list_datasets" ? listing : Result(items.Count)));
        }
    }

    return spent * 1000.0 / Stopwatch.Frequency;
}

static string Result(int number) => new JsonObject
{
    ["result"] = "R" + number.ToString(CultureInfo.InvariantCulture),
    ["columns"] = new JsonArray(new JsonObject { ["name"] = "a" }, new JsonObject { ["name"] = "b" }),
    ["rows"] = new JsonArray(new JsonArray("x", 2), new JsonArray("y", 1)),
    ["row_count"] = 2,
}.ToJsonString();
