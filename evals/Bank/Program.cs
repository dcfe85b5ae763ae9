using Tally.Evals.Bank;

if (args.Length < 1 || (args.Length > 2 && !Variants.All.Contains(args[2])))
{
    await Console.Error.WriteLineAsync("Usage: Tally.Evals.Bank OUTPUT-FOLDER [SEED] [plain|translated|shuffled|renamed|refigured]");
    return 2;
}

string output = args[0];
int seed = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 2026;
string variant = args.Length > 2 ? args[2] : "plain";
var families = new Families(new Random(Variants.SeedOf(variant, seed)));
List<Sheet> sheets = [.. Variants.Of(families.All(), variant, seed)];
List<Sheet> trial = [.. Variants.Of(families.Trial(), variant, seed + 1)];
List<Sheet> unseen = [.. Variants.Of(families.Unseen(), variant, seed + 2)];
List<Sheet> kept = [.. Variants.Of(families.Sealed(), variant, seed + 3)];
List<Sheet> last = [.. Variants.Of(families.Last(), variant, seed + 4)];
List<Sheet> open = [.. Variants.Of(families.Open(), variant, seed + 5)];
List<Sheet> sealA = [.. Variants.Of(families.SealA(), variant, seed + 6)];
List<Sheet> sealB = [.. Variants.Of(families.SealB(), variant, seed + 7)];
Directory.CreateDirectory(Path.Combine(output, "data"));
foreach (Sheet sheet in sheets.Concat(trial).Concat(unseen).Concat(kept).Concat(last).Concat(open).Concat(sealA).Concat(sealB).SelectMany(static sheet => sheet.Whole))
{
    await File.WriteAllTextAsync(Path.Combine(output, "data", sheet.File + ".csv"), sheet.Csv());
}

await WriteAsync("dev.jsonl", sheets, Split.Dev, isOwn: null);
await WriteAsync("held-out.jsonl", sheets, Split.Held, isOwn: null);
await WriteAsync("trial.jsonl", trial, Split.Trial, isOwn: true);
await WriteAsync("unseen.jsonl", unseen, Split.Unseen, isOwn: true);
await WriteAsync("sealed.jsonl", kept, Split.Sealed, isOwn: true);
await WriteAsync("last.jsonl", last, Split.Last, isOwn: true);
await WriteAsync("open.jsonl", open, Split.Open, isOwn: true, rounds: 2);
await WriteAsync("seal-a.jsonl", sealA, Split.SealA, isOwn: true);
await WriteAsync("seal-b.jsonl", sealB, Split.SealB, isOwn: true);
await WriteAsync("trial-cross.jsonl", trial, Split.Trial, isOwn: false);
await WriteAsync("unseen-cross.jsonl", unseen, Split.Unseen, isOwn: false);
await WriteAsync("sealed-cross.jsonl", kept, Split.Sealed, isOwn: false);
return 0;

// Own: asked in the language of the headers; cross: in the other one.
async Task WriteAsync(string name, List<Sheet> tables, Split split, bool? isOwn, int rounds = 1)
{
    var lines = new List<string>();
    var random = new Random(seed + (split == Split.Dev ? 2 : split == Split.Held ? 1 : 3 + (int)split));
    var wordings = Wordings.Of(split);
    foreach (Sheet sheet in tables)
    {
        foreach (bool english in new[] { true, false }.Where(english => isOwn is null || (english == sheet.IsEnglish) == isOwn))
        {
            List<Question> asked = [.. Enumerable.Range(0, rounds).SelectMany(_ => Asked(sheet, () => new Asker(sheet, english, wordings, random), wordings.IsFree))];
            asked = wordings.IsFree ? [.. asked.DistinctBy(static question => string.Join('|', question.History.Append(question.Text)))] : asked;
            IEnumerable<Question> among = wordings.IsFree ? AmongFiles.Of(asked, [.. tables.Where(other => other.IsEnglish == sheet.IsEnglish).Select(static other => other.File)], random) : [];
            lines.AddRange(asked.Concat(among).Select(question => question.ToJson(lines.Count).ToJsonString(Json.Plain)));
        }
    }

    await File.WriteAllLinesAsync(Path.Combine(output, name), lines.Select((line, index) => line.Replace(".0\",\"question\"", $".{index}\",\"question\"", StringComparison.Ordinal)));
    await Console.Error.WriteLineAsync($"{name}: {lines.Count} questions, {tables.Count} tables");
}

static IEnumerable<Question> Asked(Sheet sheet, Func<Asker> ask, bool isFree) => Kinds.Of(sheet, ask).Concat(isFree ? FreeKinds.Of(sheet, ask) : []).OfType<Question>();
