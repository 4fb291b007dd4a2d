namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>A name of a PDF, without its slash.</summary>
internal sealed record PdfName(string Value);

/// <summary>Points to the object with this number.</summary>
internal sealed record PdfReference(int Number);

/// <summary>Values are numbers (double), truth values, <see cref="PdfName"/>, texts (byte[]), lists, dictionaries,
/// <see cref="PdfReference"/>, or null.</summary>
internal sealed class PdfDictionary : Dictionary<string, object?>
{
    public object? this[string key, object? none] => TryGetValue(key, out var v) ? v : none;

    public string? Name(string key) => (this[key, null] as PdfName)?.Value;
}

/// <param name="Raw">As it stands in the file: encrypted and packed.</param>
/// <param name="Number">Of its object, with <paramref name="Generation"/> needed to decrypt it.</param>
internal sealed record PdfStream(
    PdfDictionary Dictionary,
    ReadOnlyMemory<byte> Raw,
    int Number,
    int Generation
);
