using Tally.Evals.Bank;

if (args.Length < 1)
{
    await Console.Error.WriteLineAsync("Usage: Tally.Evals.Bank OUTPUT-FOLDER [SEED]");
    return 2;
}

string output = args[0];
int seed = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 2026;
List<Sheet> sheets = [.. new Families(new Random(seed)).All()];
Directory.CreateDirectory(Path.Combine(output, "data"));
foreach (Sheet sheet in sheets)
{
    await File.WriteAllTextAsync(Path.Combine(output, "data", sheet.File + ".csv"), sheet.Csv());
}

var counts = new Dictionary<string, int>();
foreach (bool held in new[] { false, true })
{
    var lines = new List<string>();
    var random = new Random(seed + (held ? 1 : 2));
    foreach (Sheet sheet in sheets)
    {
        foreach (bool english in new[] { true, false })
        {
            lines.AddRange(Kinds.Of(sheet, () => new Asker(sheet, english, held, random)).OfType<Question>().Select(question => question.ToJson(lines.Count).ToJsonString(Json.Plain)));
        }
    }

    string name = held ? "held-out.jsonl" : "dev.jsonl";
    await File.WriteAllLinesAsync(Path.Combine(output, name), lines.Select((line, index) => line.Replace(".0\",\"question\"", $".{index}\",\"question\"", StringComparison.Ordinal)));
    counts[name] = lines.Count;
}

await Console.Error.WriteLineAsync($"{sheets.Count} tables, {string.Join(", ", counts.Select(static pair => $"{pair.Value} questions in {pair.Key}"))}");
return 0;
