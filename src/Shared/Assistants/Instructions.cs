using System.Text;
using Tally.Datasets;
using Tally.Tools;

namespace Tally.Assistants;

/// <summary>The text a model is given: the rules, the assistant's own words, and one line a collection.</summary>
public static class Instructions
{
    /// <summary>Collections named in the text; the others are found with <c>list_datasets</c>.</summary>
    public const int CollectionsNamed = 60;

    /// <summary>Characters of a collection's context sentence.</summary>
    private const int ContextLength = 300;

    public static async Task<string> ComposeAsync(
        Assistant assistant, DataScope scope, IDatasetLibrary library, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(InstructionSets.Text(assistant.InstructionSet).TrimEnd()).Append('\n');
        if (!string.IsNullOrWhiteSpace(assistant.Instructions))
            text.Append("\n# ").Append(assistant.Name).Append('\n').Append(assistant.Instructions.Trim()).Append('\n');
        text.Append("\nDATA\n");
        foreach (var collection in scope.Collections.Take(CollectionsNamed))
            text.Append(await LineAsync(collection, library, cancellationToken)).Append('\n');
        if (scope.Collections.Count > CollectionsNamed)
            text.Append(Invariant($"and {scope.Collections.Count - CollectionsNamed} more collections: call list_datasets\n"));
        if (scope.Collections.Count == 0)
            text.Append("(no datasets)\n");
        return text.ToString();
    }

    private static async Task<string> LineAsync(CollectionSnapshot collection, IDatasetLibrary library, CancellationToken cancellationToken)
    {
        var members = await library.ProfilesAsync(collection.Members, cancellationToken);
        string context = collection.Context.ReplaceLineEndings(" ");
        string period = DatasetWords.PeriodOf(members) is { } covered ? $"; period {covered.From}-{covered.To}" : "";
        return Invariant(
            $"{collection.Name}: {(context.Length > ContextLength ? context[..ContextLength] + "…" : context)} ; {collection.Members.Count} datasets{period}");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
