using System.Text;

namespace Shirube.Reading.Formats.Packages;

/// <summary>An element of a part of an Office file, names with the prefixes of <see cref="Namespaces"/> (<c>w:p</c>;
/// without one for SpreadsheetML), whichever prefixes and whichever of the two sets of namespaces the file uses.</summary>
/// <param name="name">Interned: compared cheaply.</param>
/// <param name="attributes">Name and value in turn.</param>
internal sealed class Element(string name, string[] attributes)
{
    private Element[] children = [];
    private int count;
    private string text = "";
    private StringBuilder? more;

    public string Name => name;

    /// <summary>The text that stands in it directly.</summary>
    public string Text
    {
        get
        {
            if (more != null)
                (text, more) = (more.ToString(), null);
            return text;
        }
    }

    public ArraySegment<Element> Children => new(children, 0, count);

    /// <summary>The value of an attribute; null where it has none.</summary>
    public string? this[string attribute]
    {
        get
        {
            for (var i = 0; i < attributes.Length; i += 2)
                if (attributes[i] == attribute)
                    return attributes[i + 1];
            return null;
        }
    }

    public Element? Child(string called)
    {
        foreach (var child in Children)
            if (child.Name == called)
                return child;
        return null;
    }

    /// <summary>Along a path of children: <c>Child("w:pPr", "w:numPr", "w:ilvl")</c>.</summary>
    public Element? Child(string called, params ReadOnlySpan<string> path)
    {
        var found = Child(called);
        foreach (var step in path)
            found = found?.Child(step);
        return found;
    }

    public IEnumerable<Element> ChildrenCalled(string called) =>
        Children.Where(c => c.Name == called);

    /// <summary>All below it with this name, in order; what stands inside a found one is not looked for.</summary>
    public IEnumerable<Element> Below(string called)
    {
        foreach (var child in Children)
            if (child.Name == called)
                yield return child;
            else
                foreach (var found in child.Below(called))
                    yield return found;
    }

    /// <summary>A property that is on by standing there, unless it says otherwise; null where it does not stand there.</summary>
    public bool? Switch(string called) =>
        Child(called) is { } found
            ? (found["w:val"] ?? found["val"]) is not ("0" or "false" or "off" or "none")
            : null;

    public int? Number(string called) => Figures.Whole(Child(called)?["w:val"]);

    internal void Add(Element child)
    {
        if (count == children.Length)
            Array.Resize(ref children, Math.Max(1, count * 2));
        children[count++] = child;
    }

    /// <summary>Comments and elements part a text into as many pieces as somebody likes.</summary>
    internal void Add(string words)
    {
        if (text.Length == 0 && more == null)
            text = words;
        else
            (more ??= new(text)).Append(words);
    }

    /// <summary>All text below it in order, for messages and tests.</summary>
    public override string ToString()
    {
        var all = new StringBuilder(Text);
        foreach (var child in Children)
            all.Append(child);
        return all.ToString();
    }
}
