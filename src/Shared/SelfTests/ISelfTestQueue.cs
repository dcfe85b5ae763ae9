using Tally.Datasets;

namespace Tally.SelfTests;

/// <summary>Where ingest says that a dataset was published; a host that tests on its own takes it up from there.</summary>
public interface ISelfTestQueue
{
    /// <summary>Returns at once.</summary>
    void Add(DatasetId dataset);
}
