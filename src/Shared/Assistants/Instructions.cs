using System.Text;
using Tally.Datasets;
using Tally.Tools;

namespace Tally.Assistants;

/// <summary>The text a model is given: the rules, the assistant's own words, those for this question, and one line a collection.</summary>
public static class Instructions
{
    /// <summary>Collections named in the text; the others are found with <c>list_datasets</c>.</summary>
    public const int CollectionsNamed = 60;

    /// <summary>Characters of a collection's context sentence.</summary>
    private const int ContextLength = 300;

    /// <param name="sets">Where the assistant's named set is looked up.</param>
    /// <param name="additional">What the one who asks adds for this question alone.</param>
    public static async Task<string> ComposeAsync(
        Assistant assistant, InstructionLibrary sets, string? additional, DataScope scope, IDatasetLibrary library, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(Rules(assistant).TrimEnd()).Append('\n');
        if (!InstructionLibrary.IsShipped(assistant.InstructionSet))
            Section(text, assistant.InstructionSet, sets.Find(assistant.InstructionSet));
        Section(text, assistant.Name, assistant.Instructions);
        if (assistant.RefusalSentence is { } refusal)
            Section(text, "When you cannot answer", $"Say exactly this, and nothing else: {refusal}");
        Section(text, "For this question", additional);
        if (assistant.IsTextWork)
            return text.ToString();

        text.Append("\nDATA\n");
        foreach (var collection in scope.Collections.Take(CollectionsNamed))
            text.Append(await LineAsync(collection, library, cancellationToken)).Append('\n');
        if (scope.Collections.Count > CollectionsNamed)
            text.Append(Invariant($"and {scope.Collections.Count - CollectionsNamed} more collections: call list_datasets\n"));
        if (scope.Collections.Count == 0)
            text.Append("(no datasets)\n");
        return text.ToString();
    }

    /// <summary>An operator's set comes on top of the rules that fit the tools; it does not lift them.</summary>
    private static string Rules(Assistant assistant) => InstructionLibrary.ShippedText(
        assistant.IsTextWork ? InstructionLibrary.Text
        : InstructionLibrary.IsShipped(assistant.InstructionSet) ? assistant.InstructionSet
        : InstructionLibrary.Default);

    private static void Section(StringBuilder text, string title, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
            text.Append("\n# ").Append(title).Append('\n').Append(words.Trim()).Append('\n');
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
