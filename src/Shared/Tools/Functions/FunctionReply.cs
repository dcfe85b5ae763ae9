namespace Tally.Tools.Functions;

/// <summary>What a service said to a function's request.</summary>
internal abstract record FunctionReply
{
    private FunctionReply()
    {
    }

    public sealed record Received(byte[] Body) : FunctionReply;

    /// <param name="Message">The rest of a sentence that begins with the function's name.</param>
    public sealed record Failed(string Code, string Message) : FunctionReply;
}
