using Tally.Datasets;

namespace Tally.Local.Evaluation;

/// <summary>Narrows the ingested data to the files that a case names.</summary>
internal sealed class EvalScopes(DataScope? everything, IReadOnlyList<string> roots)
{
    public DataScope? Of(EvalCase evalCase)
    {
        if (evalCase.Files is null || everything is null)
        {
            return everything;
        }

        var wanted = evalCase.Files.Select(file => Find(evalCase, file)).ToHashSet();
        return new DataScope([.. everything.Collections
            .Select(collection => collection with { Members = [.. collection.Members.Where(member => wanted.Contains(member.Id))] })
            .Where(collection => collection.Members.Count > 0)]);
    }

    private DatasetId Find(EvalCase evalCase, string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string? folder = Path.GetFileName(Path.GetDirectoryName(Path.Combine(roots.Count > 0 ? Path.GetFullPath(roots[0]) : "", file)));
        var named = everything!.Datasets.Select(member => member.Id).Where(id => id.Name == name).ToList();
        return named.FirstOrDefault(id => id.Collection == folder) ?? named.FirstOrDefault()
            ?? throw new CommandRefusal($"The question '{evalCase.Id}' names the file '{file}', which is not among the data.");
    }
}
