{#- A payload with the HTML entities that the CRM leaves in names turned back into characters: once
    per record, not once per column. Most records hold none, and most others only &amp;, so the rest
    is looked for once. A quotation mark stays escaped, or the JSON would end there; &amp; comes
    last, else "&amp;lt;" would turn into "<". -#}
{% macro sem_entidades(payload) -%}
    {%- set entidades = [
        ('&lt;', '<'), ('&gt;', '>'), ('&quot;', '\\"'), ('&#34;', '\\"'), ('&#39;', "''"),
        ('&#039;', "''"), ('&apos;', "''"), ('&nbsp;', ' ')
    ] -%}
    {%- set ns = namespace(raras=payload) -%}
    {%- for entidade, caractere in entidades -%}
        {%- set ns.raras = "replace(" ~ ns.raras ~ ", '" ~ entidade ~ "', '" ~ caractere ~ "')" -%}
    {%- endfor -%}
    case
        when not contains({{ payload }}, '&') then {{ payload }}
        when regexp_matches({{ payload }}, '&(lt|gt|quot|apos|nbsp|#34|#0?39);')
            then replace({{ ns.raras }}, '&amp;', '&')
        else replace({{ payload }}, '&amp;', '&')
    end
{%- endmacro %}
