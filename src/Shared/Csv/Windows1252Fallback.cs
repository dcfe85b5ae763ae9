using System.Text;

namespace Tally.Csv;

/// <summary>Reads a byte that is no UTF-8 as Windows-1252, the usual stranger in such files.</summary>
internal sealed class Windows1252Fallback : DecoderFallback
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_text, _next) = (Western.GetString(bytesUnknown), 0);
            return true;
        }

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            bool can = _next > 0;
            _next -= can ? 1 : 0;
            return can;
        }

        public override void Reset() => (_text, _next) = ("", 0);
    }
}
