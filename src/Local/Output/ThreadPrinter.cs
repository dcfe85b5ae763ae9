using System.Text;
using Tally.Questions;

namespace Tally.Local.Output;

/// <summary>A whole thread as Markdown: who said what, and how far each answer is vouched for.</summary>
internal static class ThreadPrinter
{
    private const int Clipped = 60;

    public static string Markdown(ConversationView thread)
    {
        var text = new StringBuilder($"# Conversation {thread.Id}\n");
        foreach (var question in thread.Questions)
        {
            text.Append("\n## User\n\n").Append(question.Question.Trim()).Append('\n');
            if (question.Answer is { } answer)
            {
                text.Append("\n## ").Append(answer.Assistant).Append(" (").Append(Outcome(answer)).Append(")\n\n").Append(AnswerPrinter.Text(answer)).Append('\n');
                foreach (var citation in answer.Citations)
                {
                    text.Append("\n> ").Append(citation.File).Append(citation.Quote is { } quote ? $": {quote.ReplaceLineEndings(" ")}" : "").Append('\n');
                }
            }
            else
            {
                text.Append("\n(").Append(question.Status).Append(")\n");
            }
        }

        return text.ToString().TrimEnd();
    }

    public static string Clip(string question)
    {
        string line = question.ReplaceLineEndings(" ").Trim();
        return line.Length <= Clipped ? line : line[..Clipped] + "…";
    }

    private static string Outcome(AnswerDocument answer) =>
        answer.Outcome == QuestionOutcome.Answered
            ? $"figures {answer.Assurance.ToString().ToLowerInvariant()}"
            : JsonWord(answer.Outcome);

    private static string JsonWord(QuestionOutcome outcome) =>
        System.Text.Json.JsonSerializer.Serialize(outcome, QuestionJson.Options).Trim('"').Replace('_', ' ');
}
