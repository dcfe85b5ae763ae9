namespace Tally.Model;

/// <summary>A tool that runs at the service.</summary>
public abstract record HostedTool
{
    private HostedTool()
    {
    }

    public sealed record FileSearch(IReadOnlyList<string> StoreIds, int? MostResults) : HostedTool;

    /// <param name="ContainerId">A container to run in; null for one that the service takes up or makes.</param>
    public sealed record CodeInterpreter(string? ContainerId, IReadOnlyList<string> FileIds, string? MemoryLimit) : HostedTool;
}
