using Shirube.Reading.Documents;

namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Where a page writes, and in what letters; which letters they are is not asked.</summary>
internal sealed class LetterRuns(PdfObjects objects)
{
    private const int Most = 200_000;

    // Of all fonts of a document together; a Japanese font has some thousand.
    private const int MostWidths = 2_000_000;

    // Of its size, a letter's height above and below the line it stands on.
    private const double Above = 0.88;
    private const double Below = 0.12;
    private readonly Dictionary<int, LetterFont> fonts = [];
    private readonly Dictionary<(PdfDictionary Resources, string Name), LetterFont> named = [];
    private readonly Dictionary<PdfDictionary, PdfDictionary?> fontsOf = [];
    private int widths;
    private readonly Dictionary<(double Size, bool IsBold, string? Font), Look> looks = [];
    private Matrix line = Matrix.Identity;
    private Matrix at = Matrix.Identity;
    private double shift;
    private bool inList;

    public List<FontRun> Runs { get; private set; } = [];

    public void Clear()
    {
        Runs = [];
        named.Clear();
        fontsOf.Clear();
    }

    public void Text(PdfTokens tokens, LetterState state)
    {
        if (state.Font is not { } font)
            return;
        var bytes = tokens.IsPlainText ? tokens.Span : tokens.Text();
        shift += font.WidthOf(bytes, out var count) / 1000 * state.Size + count * state.Spacing;
    }

    /// <summary>A number between texts moves the next one back.</summary>
    public void Number(double value, LetterState state)
    {
        if (inList)
            shift -= value / 1000 * state.Size;
    }

    public void List(bool opens) => inList = opens;

    /// <returns>The state behind an operator of writing; others change nothing.</returns>
    public GraphicsState Step(
        ReadOnlySpan<byte> word,
        ReadOnlySpan<double> o,
        string? name,
        PdfDictionary resources,
        GraphicsState state
    )
    {
        var letters = state.Letters;
        switch (word)
        {
            case [(byte)'B', (byte)'T']:
                line = at = Matrix.Identity;
                shift = 0;
                break;
            case [(byte)'T', (byte)'f'] when o.Length >= 1 && name != null:
                letters = letters with { Font = FontOf(resources, name), Size = o[^1] };
                break;
            case [(byte)'T', (byte)'L'] when o.Length >= 1:
                letters = letters with { Leading = o[0] };
                break;
            case [(byte)'T', (byte)'s'] when o.Length >= 1:
                letters = letters with { Rise = o[0] };
                break;
            case [(byte)'T', (byte)'c'] when o.Length >= 1:
                letters = letters with { Spacing = o[0] };
                break;
            case [(byte)'T', (byte)'r'] when o.Length >= 1:
                letters = letters with { IsStroked = o[0] is 2 or 6 };
                break;
            case [(byte)'T', (byte)'m'] when o.Length >= 6:
                line = at = new(o[0], o[1], o[2], o[3], o[4], o[5]);
                break;
            case [(byte)'T', (byte)'d'] when o.Length >= 2:
                Move(o[0], o[1]);
                break;
            case [(byte)'T', (byte)'D'] when o.Length >= 2:
                letters = letters with { Leading = -o[1] };
                Move(o[0], o[1]);
                break;
            case [(byte)'T', (byte)'*']:
                Move(0, -letters.Leading);
                break;
            case [(byte)'\''] or [(byte)'"']:
                var width = shift;
                Move(0, -letters.Leading);
                shift = width;
                Write(state);
                break;
            case [(byte)'T', (byte)'j' or (byte)'J']:
                Write(state);
                break;
        }
        return state with { Letters = letters };
    }

    private void Move(double x, double y)
    {
        line = at = new Matrix(1, 0, 0, 1, x, y).Then(line);
        shift = 0;
    }

    private void Write(GraphicsState state)
    {
        var letters = state.Letters;
        var page = at.Then(state.ToPage);
        var from = page.Apply(0, letters.Rise);
        var to = page.Apply(shift, letters.Rise);
        at = new Matrix(1, 0, 0, 1, shift, 0).Then(at);
        shift = 0;
        var size = Math.Abs(letters.Size) * Math.Sqrt(page.C * page.C + page.D * page.D);
        if (letters.Font is not { } font || !double.IsFinite(size + from.X + to.X + from.Y + to.Y))
            return;
        var box = new Box(
            Math.Min(from.X, to.X),
            Math.Min(from.Y, to.Y) - size * Above,
            Math.Max(from.X, to.X),
            Math.Max(from.Y, to.Y) + size * Below
        );
        Keep(new(box, LookOf(font, Math.Round(size * 2) / 2, letters.IsStroked)));
    }

    /// <summary>Programs that write letter by letter leave as many runs; they are put together again.</summary>
    private void Keep(FontRun run)
    {
        if (
            Runs is [.., var last]
            && ReferenceEquals(last.Look, run.Look)
            && last.Box.Top == run.Box.Top
        )
        {
            var gap = run.Box.Left - last.Box.Right;
            if (gap > -1 && gap < run.Look.Size)
            {
                Runs[^1] = last with { Box = last.Box.Around(run.Box) };
                return;
            }
        }
        if (Runs.Count < Most)
            Runs.Add(run);
    }

    private Look LookOf(LetterFont font, double size, bool isStroked)
    {
        var key = (size, font.IsBold || isStroked, font.Name);
        if (!looks.TryGetValue(key, out var look))
            looks[key] = look = new(key.size, key.Item2, key.Name);
        return look;
    }

    private LetterFont FontOf(PdfDictionary resources, string name)
    {
        if (named.TryGetValue((resources, name), out var font))
            return font;
        if (!fontsOf.TryGetValue(resources, out var all))
            fontsOf[resources] = all = objects.Dictionary(resources["Font", null]);
        return named[(resources, name)] = FontOf(all?[name, null]);
    }

    private LetterFont FontOf(object? value)
    {
        var number = (value as PdfReference)?.Number ?? 0;
        if (number != 0 && fonts.TryGetValue(number, out var known))
            return known;
        if (widths > MostWidths || objects.Dictionary(value) is not { } dictionary)
            return LetterFont.Unknown;
        var font = LetterFont.Of(objects, dictionary);
        widths += font.Count;
        if (number != 0)
            fonts[number] = font;
        return font;
    }
}
