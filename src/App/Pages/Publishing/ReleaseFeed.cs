using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Shirube.Domain;
using Shirube.Domain.Publishing;
using Shirube.Features.Publishing.Releases;

namespace Shirube.App.Pages.Publishing;

/// <summary>Releases and corrections as an Atom feed (RFC 4287) in the reader's language.</summary>
internal static class ReleaseFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(ImmutableArray<ReleaseNews> news, Links links, Localiser l)
    {
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }
            )
        )
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, l.Code);
            Element(xml, "id", links.Permanent("/releases"));
            Element(xml, "title", l["しるべ：公表と正誤", "Shirube: releases and corrections"]);
            Link(xml, "self", links.HereWhole(l.Language == Language.English));
            Link(xml, "alternate", links.Permanent("/releases"));
            Element(xml, "updated", Of(news.IsEmpty ? DateTime.UnixEpoch : news[0].At));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", l["しるべ", "Shirube"]);
            xml.WriteEndElement();
            foreach (var one in news)
                Entry(xml, one, links, l);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, ReleaseNews news, Links links, Localiser l)
    {
        var address = links.Permanent(
            news.Correction is { } k
                ? $"/answers/{k.AnswerCode}#{k.Code}"
                : $"/releases/{news.Release}"
        );
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", address);
        Element(xml, "title", TitleOf(news, l));
        Element(xml, "updated", Of(news.At));
        Element(xml, "published", Of(news.At));
        Link(xml, "alternate", address);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Printable(ContentOf(news, l)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string TitleOf(ReleaseNews news, Localiser l) =>
        news.Correction is { } k
            ? l[
                $"正誤：{Parts.Shorten.To(k.InitiativeText, 60)}（{k.OrganisationName}）",
                $"Correction: {Parts.Shorten.To(k.InitiativeText, 60)} ({k.OrganisationName})"
            ]
            : l[$"公表：{news.Title.Ja}", $"Release: {news.Title.En}"];

    private static string ContentOf(ReleaseNews news, Localiser l)
    {
        if (news.Correction is not { } k)
            return l[news.Note];
        var before = l[CorrectedText.Of(k.Of, k.Before)];
        var after = l[CorrectedText.Of(k.Of, k.After)];
        return l[
            $"箇所：{k.Of.Label().Ja}\n誤：{before}\n正：{after}\n理由：{k.Reason}",
            $"What: {k.Of.Label().En}\nSaid: {before}\nShould say: {after}\nWhy: {k.Reason}"
        ];
    }

    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Atom, Printable(text));

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>XML holds no control characters, and no half of a pair.</summary>
    private static string Printable(string text)
    {
        var runes = text.EnumerateRunes()
            .Where(r => r.Value is '\n' or '\t' or >= 0x20 and not (0xfffe or 0xffff or 0xfffd));
        var clean = new StringBuilder();
        foreach (var rune in runes)
            clean.Append(rune.ToString());
        return clean.ToString();
    }

    private static string Of(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
