using System.Text;
using Tally.Files;
using Tally.Ledger;

namespace Tally.Questions;

/// <summary>
/// The texts a draft may copy figures from: passages that were found, text files that were attached, and, where the text itself is
/// what is worked on, the message and what was said before it.
/// </summary>
internal sealed class EvidenceReader(FileLibrary files)
{
    private const long MostBytes = 2L << 20;

    public async Task<IReadOnlyList<DocumentPassage>> OfAsync(
        QuestionRun run, RunMaterial material, IReadOnlyList<TurnRecord> earlier, CancellationToken cancellationToken)
    {
        var passages = material.Segments.SelectMany(segment => segment.Passages).ToList();
        foreach (var attachment in material.Setup.Attachments.Where(file => FileKind.IsText(file.Path) && file.Bytes <= MostBytes))
        {
            if (await files.GetAsync(attachment.Hash, cancellationToken) is { } kept && await files.ReadAsync(kept, cancellationToken) is { } content)
            {
                passages.Add(new DocumentPassage
                {
                    Document = attachment.Name,
                    FileId = kept.Provider?.FileId,
                    Text = Encoding.UTF8.GetString(content.ToMemory().Span),
                });
            }
        }

        if (material.Setup.Assistant.IsTextWork)
        {
            passages.Add(new DocumentPassage { Document = "message", Text = run.Question });
            passages.AddRange(earlier.Select(turn => new DocumentPassage { Document = "conversation", Text = $"{turn.Question}\n{turn.Answer}" }));
        }

        return passages;
    }
}
