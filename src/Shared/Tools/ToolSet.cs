using Tally.Tools.Functions;

namespace Tally.Tools;

/// <summary>What one assistant may call.</summary>
/// <param name="Names">Names of the tools of this process; null for all of them.</param>
/// <param name="Functions">Functions that an operator declared for the assistant.</param>
public sealed record ToolSet(IReadOnlyList<string>? Names, IReadOnlyList<FunctionDeclaration> Functions)
{
    /// <summary>Every tool of this process and no declared function.</summary>
    public static ToolSet All { get; } = new(null, []);
}
