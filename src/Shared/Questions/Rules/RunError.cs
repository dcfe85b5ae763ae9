namespace Tally.Questions;

/// <summary>Why a question was not answered: a stable code and a sentence for a person.</summary>
public sealed record RunError(string Code, string Message);
