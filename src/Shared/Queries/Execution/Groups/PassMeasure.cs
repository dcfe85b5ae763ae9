namespace Tally.Queries.Execution.Groups;

/// <summary>What one thread keeps of an aggregate, by the code of the group; merged in the order of the rows.</summary>
internal abstract class PassMeasure
{
    /// <summary>Keeps nothing: for rows, which are counted anyway.</summary>
    public static PassMeasure None { get; } = new Nothing();

    /// <summary>Adds rows in ascending order, at most <see cref="PassPart.Chunk"/> of them.</summary>
    public abstract void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes);

    public abstract void Merge(PassMeasure other);

    private sealed class Nothing : PassMeasure
    {
        public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
        {
        }

        public override void Merge(PassMeasure other)
        {
        }
    }
}
