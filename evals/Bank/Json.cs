using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tally.Evals.Bank;

internal static class Json
{
    /// <summary>Accents as they are, so that the bank can be read.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
