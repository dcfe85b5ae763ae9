using System.Text;

namespace Tally.Csv;

/// <summary>The encoding of a file's text, and what stands before the text.</summary>
internal sealed record TextEncoding
{
    public required Encoding Encoding { get; init; }

    /// <summary>Its name for people: utf-8, windows-1252.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes of byte order marks before the text.</summary>
    public int MarkLength { get; init; }

    /// <summary>False when another encoding explains the bytes about as well.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>How many places do not fit the encoding.</summary>
    public int Undecodable { get; init; }

    /// <summary>Windows-1252 quotes and dashes were carried over into UTF-8 as control characters.</summary>
    public bool HasStrayControls { get; init; }

    /// <summary>The text as UTF-8, without marks. Bytes that fit nothing become what Windows-1252 has in their place.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="position">Told how far the file was read, in its own bytes; null where nobody wants to know.</param>
    public Stream OpenUtf8(SpooledBytes bytes, IProgress<long>? position = null)
    {
        var stream = bytes.Open();
        stream.Seek(MarkLength, SeekOrigin.Begin);
        stream = position is null ? stream : new WatchedStream(stream, position);
        if (HasStrayControls)
        {
            return new StrayControlsStream(stream);
        }

        bool asIs = Encoding.CodePage == Encoding.UTF8.CodePage && Undecodable == 0;
        return asIs ? stream : Encoding.CreateTranscodingStream(stream, Encoding, Encoding.UTF8);
    }
}
