namespace Tally;

/// <summary>Where new ids come from, so that tests can foretell them.</summary>
public interface IIdSource
{
    /// <summary>A new id: the prefix, an underscore and 24 lower-case letters and digits.</summary>
    string Next(string prefix);
}
