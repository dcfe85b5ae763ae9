using System.Text.Json;

namespace Tally.Ingest.Json;

/// <summary>The tokens of a JSON stream with their places, through a buffer that grows only for a token that needs it.</summary>
internal sealed class JsonScan(Stream stream, int size)
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 64 };

    private byte[] _buffer = new byte[size];
    private int _filled;
    private int _at;
    private long _passed;
    private bool _ended;
    private JsonReaderState _state = new(Options);
    private int _values;

    /// <summary>Whether a whole value of the outermost level has gone by.</summary>
    public bool HasEndedOnce => _values > 0;

    /// <exception cref="JsonException">The text is no JSON from here on.</exception>
    public bool Read(out JsonPlace place)
    {
        SkipMark();
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_at, _filled - _at), _ended, _state);
            if (reader.Read())
            {
                place = new JsonPlace(
                    reader.TokenType,
                    reader.CurrentDepth,
                    _passed + _at + reader.TokenStartIndex,
                    _passed + _at + reader.BytesConsumed,
                    reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null,
                    reader.CurrentDepth == 0 && _values > 0 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray));
                _values += reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray) ? 1 : 0;
                (_state, _at) = (reader.CurrentState, _at + (int)reader.BytesConsumed);
                return true;
            }

            (_state, _at) = (reader.CurrentState, _at + (int)reader.BytesConsumed);
            if (_ended)
            {
                place = default;
                return false;
            }

            Fill();
        }
    }

    private void SkipMark()
    {
        if (_passed == 0 && _filled == 0 && !_ended)
        {
            Fill();
            _at = _buffer.AsSpan(0, _filled).StartsWith("\uFEFF"u8) ? 3 : 0;
        }
    }

    private void Fill()
    {
        if (_at == 0 && _filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        (_passed, _filled, _at) = (_passed + _at, _filled - _at, 0);
        int read = stream.ReadAtLeast(_buffer.AsSpan(_filled), 1, throwOnEndOfStream: false);
        _ended = read == 0;
        _filled += read;
    }
}

/// <summary>A token and the bytes it takes.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Depth">How many objects and arrays are around it.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind it.</param>
/// <param name="Text">A member's name.</param>
/// <param name="IsAnother">It begins a value on the outermost level that is not the first.</param>
internal readonly record struct JsonPlace(JsonTokenType Type, int Depth, long Start, long End, string? Text, bool IsAnother);
