namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>The drawings of a document's pages, asked for in the order of the pages.</summary>
internal sealed class Drawings(byte[] bytes, CancellationToken cancel)
{
    private readonly Lazy<PdfObjects?> objects = new(() => PdfObjects.Of(bytes, cancel));
    private IEnumerator<PdfLeaf>? leaves;
    private DrawingReader? reader;
    private int at;

    public bool CanBeRead => objects.Value != null;

    /// <returns>Null where it cannot be read.</returns>
    public PageDrawing? Of(int page)
    {
        if (objects.Value is not { } file)
            return null;
        leaves ??= PdfPageTree.Of(file).GetEnumerator();
        reader ??= new(file, cancel);
        while (at < page && leaves.MoveNext())
            at++;
        return at == page ? reader.Read(leaves.Current) : null;
    }
}
