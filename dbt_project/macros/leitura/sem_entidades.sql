{#- A payload with the HTML entities that the CRM leaves in names turned back into characters: once
    per record, not once per column, and most records hold none. A quotation mark stays escaped, or
    the JSON would end there; &amp; comes last, else "&amp;lt;" would turn into "<". -#}
{% macro sem_entidades(payload) -%}
    {%- set entidades = [
        ('&lt;', '<'), ('&gt;', '>'), ('&quot;', '\\"'), ('&#34;', '\\"'), ('&#39;', "''"),
        ('&#039;', "''"), ('&apos;', "''"), ('&nbsp;', ' '), ('&amp;', '&')
    ] -%}
    {%- set ns = namespace(expressao=payload) -%}
    {%- for entidade, caractere in entidades -%}
        {%- set ns.expressao = "replace(" ~ ns.expressao ~ ", '" ~ entidade ~ "', '" ~ caractere ~ "')" -%}
    {%- endfor -%}
    case when contains({{ payload }}, '&') then {{ ns.expressao }} else {{ payload }} end
{%- endmacro %}
