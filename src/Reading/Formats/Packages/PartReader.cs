using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Xml;

namespace Shirube.Reading.Formats.Packages;

/// <summary>Reads a part of an Office file from its beginning to its end, element by element, without document type
/// definitions, without fetching anything, and never deeper than <see cref="LimitDepth"/>. Of alternative contents
/// (<c>mc:AlternateContent</c>) the first that is understood is read, so that a text box is not read twice.</summary>
internal sealed class PartReader : IDisposable
{
    public const int LimitDepth = 200;

    /// <summary>The most elements that may be held in memory at once.</summary>
    public const int LimitElements = 2_000_000;

    private readonly XmlReader xml;
    private readonly CancellationToken cancel;
    private readonly Dictionary<(string Space, string Local), string> names = new(new Atoms());

    public PartReader(Stream part, CancellationToken cancel)
    {
        this.cancel = cancel;
        xml = XmlReader.Create(
            part,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = PackageGuard.LimitPartBytes,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            }
        );
    }

    /// <summary>The whole part; null for an empty one. For parts that are small by nature.</summary>
    public static Element? Whole(Stream part, CancellationToken cancel)
    {
        using var reader = new PartReader(part, cancel);
        return reader.xml.MoveToContent() == XmlNodeType.Element ? reader.Take() : null;
    }

    /// <summary>The elements one after the other: of a container its beginning and its end, of the others all that is in
    /// them. Only what was given last is held in memory.</summary>
    public IEnumerable<PartStep> Walk(FrozenSet<string> containers)
    {
        var open = new Stack<Element>();
        var more = xml.Read();
        while (more)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                RefuseDepth();
                if (containers.Contains(NameOf(xml.NamespaceURI, xml.LocalName)))
                {
                    cancel.ThrowIfCancellationRequested();
                    var isEmpty = xml.IsEmptyElement;
                    var container = Head();
                    yield return new(PartStepKind.Begin, container);
                    if (isEmpty)
                        yield return new(PartStepKind.End, container);
                    else
                        open.Push(container);
                    more = xml.Read();
                    continue;
                }
                var taken = Take();
                if (taken.Name == "mc:AlternateContent")
                    foreach (var child in Chosen(taken))
                        yield return new(PartStepKind.Whole, child);
                else
                    yield return new(PartStepKind.Whole, taken);
                more = !xml.EOF;
                continue;
            }
            if (xml.NodeType == XmlNodeType.EndElement && open.Count > 0)
                yield return new(PartStepKind.End, open.Pop());
            more = xml.Read();
        }
    }

    public void Dispose() => xml.Dispose();

    /// <summary>The element the reader stands on with all that is in it; the reader then stands behind it.</summary>
    private Element Take()
    {
        cancel.ThrowIfCancellationRequested();
        var root = Head();
        var isEmpty = xml.IsEmptyElement;
        var floor = xml.Depth;
        xml.Read();
        if (isEmpty)
            return root;
        var open = new Stack<Element>([root]);
        for (var held = 0; xml.Depth > floor || xml.NodeType != XmlNodeType.EndElement; )
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    RefuseDepth();
                    if (++held > LimitElements)
                        throw new PackageLimitException();
                    var child = Head();
                    if (xml.IsEmptyElement)
                        Put(child, open.Peek());
                    else
                        open.Push(child);
                    break;
                case XmlNodeType.EndElement:
                    var done = open.Pop();
                    Put(done, open.Peek());
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                case XmlNodeType.Whitespace when open.Peek().Children.Count == 0:
                    open.Peek().Add(xml.Value);
                    break;
            }
            if (!xml.Read())
                break;
        }
        xml.Read();
        return root;
    }

    private static void Put(Element child, Element parent)
    {
        if (child.Name != "mc:AlternateContent")
            parent.Add(child);
        else
            foreach (var chosen in Chosen(child))
                parent.Add(chosen);
    }

    private static ArraySegment<Element> Chosen(Element alternatives) =>
        alternatives
            .Children.FirstOrDefault(c =>
                c.Name == "mc:Choice" && c["understood"] != null || c.Name == "mc:Fallback"
            )
            ?.Children
        ?? [];

    private Element Head()
    {
        var name = NameOf(xml.NamespaceURI, xml.LocalName);
        if (name == "mc:Choice")
            return new(name, IsUnderstood() ? ["understood", "1"] : []);
        if (xml.AttributeCount == 0)
            return new(name, []);
        var attributes = new string[xml.AttributeCount * 2];
        for (var i = 0; xml.MoveToNextAttribute(); i += 2)
        {
            attributes[i] = NameOf(xml.NamespaceURI, xml.LocalName);
            attributes[i + 1] = xml.Value;
        }
        xml.MoveToElement();
        return new(name, attributes);
    }

    private bool IsUnderstood() =>
        (xml.GetAttribute("Requires") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(prefix => Namespaces.IsUnderstood(xml.LookupNamespace(prefix)));

    private void RefuseDepth()
    {
        if (xml.Depth > LimitDepth)
            throw new PackageLimitException();
    }

    private string NameOf(string space, string local)
    {
        if (names.TryGetValue((space, local), out var name))
            return name;
        // A file of invented names shall not fill the memory of the whole process, so only these few are interned.
        name = names.Count < 4000 ? string.Intern(Namespaces.Prefix(space) + local) : "?:";
        names[(space, local)] = name;
        return name;
    }

    /// <summary>The reader gives each name as one and the same string.</summary>
    private sealed class Atoms : IEqualityComparer<(string Space, string Local)>
    {
        public bool Equals((string Space, string Local) x, (string Space, string Local) y) =>
            ReferenceEquals(x.Space, y.Space) && ReferenceEquals(x.Local, y.Local);

        public int GetHashCode((string Space, string Local) name) =>
            RuntimeHelpers.GetHashCode(name.Space) * 31 + RuntimeHelpers.GetHashCode(name.Local);
    }
}

internal enum PartStepKind
{
    Begin,
    End,
    Whole,
}

/// <param name="Element">Of a container its name and attributes alone.</param>
internal readonly record struct PartStep(PartStepKind Kind, Element Element);
